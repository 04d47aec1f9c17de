/// Posts to servers that others name, and to no private address.
@NullMarked
package register.webhooks.post;

import org.jspecify.annotations.NullMarked;
