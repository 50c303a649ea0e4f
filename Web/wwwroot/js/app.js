// Small things that pages can do without; each module stands alone.
import "./shortcuts.js";
import "./panel.js";
import "./choose.js";
import "./drafts.js";
import "./live.js";
import "./suggest.js";
import "./refresh.js";
import "./submit-on-change.js";
