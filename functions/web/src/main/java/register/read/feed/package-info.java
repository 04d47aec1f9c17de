/// The changes of a policy, for programs: feeds and a calendar.
package register.read.feed;
