/// One endpoint for each resource, and the routes to them.
@NullMarked
package register.read.endpoint;

import org.jspecify.annotations.NullMarked;
