/// The description of the API as a page, made from the OpenAPI document.
@NullMarked
package register.read.docs;

import org.jspecify.annotations.NullMarked;
