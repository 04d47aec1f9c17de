/// The pages for readers: plain HTML that works without a script.
@NullMarked
package register.read.page;

import org.jspecify.annotations.NullMarked;
