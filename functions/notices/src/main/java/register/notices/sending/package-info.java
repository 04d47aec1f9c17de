/// Sends notices: at most one mail an attempt, at the pace that is granted, and none lost.
@NullMarked
package register.notices.sending;

import org.jspecify.annotations.NullMarked;
