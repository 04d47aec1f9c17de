/// What customers are told of, by when, and what became of it (GDPR Art. 28(2)).
package register.notice;
