/// The pages that people read: plain HTML, no script.
@NullMarked
package register.read.page;

import org.jspecify.annotations.NullMarked;
