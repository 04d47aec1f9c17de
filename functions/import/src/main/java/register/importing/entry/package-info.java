/// Reads one thing of a list: its name, and what is said of it behind labels or by what it is.
@NullMarked
package register.importing.entry;

import org.jspecify.annotations.NullMarked;
