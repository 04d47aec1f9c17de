/// What customers are told of, by when, and what became of it (GDPR Art. 28(2)).
@NullMarked
package register.notice;

import org.jspecify.annotations.NullMarked;
