// Small things that pages can do without; each module stands alone.
import "./shortcuts.js";
