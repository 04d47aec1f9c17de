/// A whole register as one file: written from the ports of one engine, proven, and read into those of another.
@NullMarked
package register.archive;

import org.jspecify.annotations.NullMarked;
