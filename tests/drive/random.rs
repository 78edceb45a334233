//! Numbers that look random and are the same in every run: xorshift64 (Marsaglia 2003).

pub struct Random(u64);

impl Random {
    /// From any seed but 0.
    pub fn new(seed: u64) -> Self {
        Self(seed)
    }

    pub fn next(&mut self) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0
    }

    /// A number below `limit`, which is not 0.
    pub fn below(&mut self, limit: u64) -> u64 {
        self.next() % limit
    }

    /// An index into something of this length, which is not 0; 0 for 0.
    pub fn index(&mut self, length: usize) -> usize {
        let limit = u64::try_from(length.max(1)).expect("lengths fit into 64 bits");
        usize::try_from(self.below(limit)).expect("it is below a length")
    }
}
