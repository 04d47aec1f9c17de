/// Follows a log from one visit to the next, and says what is new.
package register.commands.watch;
