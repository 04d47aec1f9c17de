/// The desk's pages about the register itself: whether everything is in order, and what a keeper sets up.
package register.desk.setup;
