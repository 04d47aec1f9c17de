/// Mail by SES, with an endpoint that keeps what it is sent.
@NullMarked
package register.aws.ses;

import org.jspecify.annotations.NullMarked;
