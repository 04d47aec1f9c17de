/// Measures how soon and how fast functions answer, under Lambda's runtime.
@NullMarked
package register.bench;

import org.jspecify.annotations.NullMarked;
