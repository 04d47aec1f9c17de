/// Files that are private, whole and never changed.
@NullMarked
package register.embedded.file;

import org.jspecify.annotations.NullMarked;
