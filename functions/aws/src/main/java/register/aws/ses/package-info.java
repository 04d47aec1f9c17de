/// Mail out by Amazon SES.
@NullMarked
package register.aws.ses;

import org.jspecify.annotations.NullMarked;
