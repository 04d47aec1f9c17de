/// Sends notices: at most one mail per attempt, at the granted rate, without losing any.
package register.notices.sending;
