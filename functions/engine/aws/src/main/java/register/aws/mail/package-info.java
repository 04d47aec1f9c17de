/// Mail out by Amazon SES.
@NullMarked
package register.aws.mail;

import org.jspecify.annotations.NullMarked;
