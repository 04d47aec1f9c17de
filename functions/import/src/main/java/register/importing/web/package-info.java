/// Pages fetched from the web.
@NullMarked
package register.importing.web;

import org.jspecify.annotations.NullMarked;
