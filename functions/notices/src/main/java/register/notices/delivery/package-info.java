/// Delivery of notices: reports by mail services and mail servers, and reports to the team.
package register.notices.delivery;
