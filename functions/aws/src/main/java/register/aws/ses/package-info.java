/// Mail out by Amazon SES.
package register.aws.ses;
