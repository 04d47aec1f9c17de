/// A page as the web serves it.
@NullMarked
package register.importing.web;

import org.jspecify.annotations.NullMarked;
