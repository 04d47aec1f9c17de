/// The archive as a file: its items, its manifest, and what is refused.
@NullMarked
package register.archive.file;

import org.jspecify.annotations.NullMarked;
