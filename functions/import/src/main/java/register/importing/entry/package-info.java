/// Reads one thing of a list: its name, and its details by their labels or by themselves.
@NullMarked
package register.importing.entry;

import org.jspecify.annotations.NullMarked;
