/// What becomes of notices after they left: reports of mail services and mail servers, and what the team is told of it.
package register.notices.delivery;
