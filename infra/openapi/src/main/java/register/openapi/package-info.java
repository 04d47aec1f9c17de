/// What the API says of itself, for tests: which answer its OpenAPI document promises, and whether one is such.
@NullMarked
package register.openapi;

import org.jspecify.annotations.NullMarked;
