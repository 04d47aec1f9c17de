/// Sends notices: at most one mail an attempt, at the pace that is granted, and none lost.
package register.notices.sending;
