/// A whole register as one file: written from one engine's ports, proven, and read into another's.
@NullMarked
package register.archive;

import org.jspecify.annotations.NullMarked;
