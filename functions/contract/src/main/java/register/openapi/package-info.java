/// Checks in tests that answers match the API's OpenAPI document.
@NullMarked
package register.openapi;

import org.jspecify.annotations.NullMarked;
