/// The deployed webhooks function: announcements to webhooks, every minute.
@NullMarked
package register.aws.webhooks;

import org.jspecify.annotations.NullMarked;
