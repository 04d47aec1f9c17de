/// HTTP without a server: requests, answers, headers (RFC 9110).
package register.read.http;
