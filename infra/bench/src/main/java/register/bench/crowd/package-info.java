/// What becomes of readers and mail when crowds of strangers come.
@NullMarked
package register.bench.crowd;

import org.jspecify.annotations.NullMarked;
