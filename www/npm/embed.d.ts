/** How many files the page in the frame has found, by grade. Nothing about any of them. */
export interface FacetimePhotoCounts {
  /** Files given, with those in archives. */
  readonly files: number;
  /** Those of them that were read, or could not be. */
  readonly read: number;
  /** Two marks of FaceTime agree. */
  readonly certain: number;
  /** One mark. */
  readonly very_likely: number;
  /** One mark with a sign of another origin, or the other half says so. */
  readonly likely: number;
  /** Something points to FaceTime, something else elsewhere. */
  readonly perhaps: number;
  /** No mark. */
  readonly no: number;
  /** Nothing is left by which to tell, or it could not be read. */
  readonly cannot_tell: number;
}

/** What the element tells, by the event's name: its `detail`. All of them bubble. */
export interface FacetimePhotoInspectorEvents {
  /** The page in the frame can be used. */
  "fpi-ready": CustomEvent<Record<string, never>>;
  /** The page has another height, in CSS pixels. */
  "fpi-resize": CustomEvent<{ readonly height: number }>;
  /** While files are read. */
  "fpi-progress": CustomEvent<FacetimePhotoCounts>;
  /** All files that were given have been read. */
  "fpi-result": CustomEvent<FacetimePhotoCounts>;
  /** The page could not start: the browser is too old for it, or a part of it did not arrive. */
  "fpi-error": CustomEvent<{ readonly code: "browser" | "arrival" | "file" }>;
}

/** The element `<facetime-photo-inspector>`. Every property is the attribute of its name. */
export class FacetimePhotoInspector extends HTMLElement {
  /** The page's address, `https://example.org/inspector/`: by default the folder that `embed.js` lies in. */
  src: string;
  /** `light`, `dark`, or empty: then as the article is. */
  theme: string;
  /** The colour of the chief button, `#rrggbb`. */
  accent: string;
  /** The frame's height in CSS pixels; by default a compact one is as high as its page. */
  height: string;
  /** The answer and the pictures alone, without list and filters. */
  compact: boolean;
  /** The button's text. */
  label: string;
  /** `eager`: the frame is there from the start. */
  loading: string;
  addEventListener<Kind extends keyof FacetimePhotoInspectorEvents>(
    kind: Kind,
    listener: (this: FacetimePhotoInspector, event: FacetimePhotoInspectorEvents[Kind]) => void,
    options?: boolean | AddEventListenerOptions,
  ): void;
  addEventListener(
    kind: string,
    listener: EventListenerOrEventListenerObject,
    options?: boolean | AddEventListenerOptions,
  ): void;
}

declare global {
  interface HTMLElementTagNameMap {
    "facetime-photo-inspector": FacetimePhotoInspector;
  }
}
