/// Programs of others that are told of changes by HTTP: who they are, and what became of each delivery.
@NullMarked
package register.webhook;

import org.jspecify.annotations.NullMarked;
