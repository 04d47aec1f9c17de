/// Reads pages and lists in their formats, before interpretation.
@NullMarked
package register.importing.source;

import org.jspecify.annotations.NullMarked;
