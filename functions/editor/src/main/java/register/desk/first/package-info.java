/// A first list from a page: the upload, and the questions that the page leaves open.
package register.desk.first;
