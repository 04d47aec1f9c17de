/// Announcements to customers: recipients, deadlines and outcomes (GDPR Art. 28(2)).
package register.notice;
