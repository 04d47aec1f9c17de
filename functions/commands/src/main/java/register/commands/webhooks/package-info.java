/// The commands about webhooks.
@NullMarked
package register.commands.webhooks;

import org.jspecify.annotations.NullMarked;
