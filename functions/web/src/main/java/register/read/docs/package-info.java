/// The API's description as pages, generated from the OpenAPI document.
@NullMarked
package register.read.docs;

import org.jspecify.annotations.NullMarked;
