/// The desk's pages.
package register.desk.page;
