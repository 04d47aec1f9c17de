/// HTTP without a server: requests, answers, headers (RFC 9110).
@NullMarked
package register.read.http;

import org.jspecify.annotations.NullMarked;
