/// Measures how soon and how fast functions answer, under the runtime that Lambda runs them with.
@NullMarked
package register.bench;

import org.jspecify.annotations.NullMarked;
