/// The next list while it is drafted.
package register.desk.draft;
