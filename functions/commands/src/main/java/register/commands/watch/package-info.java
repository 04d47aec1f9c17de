/// Follows a log from one visit to the next, and reports news.
package register.commands.watch;
