/// The mail by SES, against an endpoint that keeps what it is sent.
@NullMarked
package register.aws.mail;

import org.jspecify.annotations.NullMarked;
