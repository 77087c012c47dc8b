"""The staff side: clerk, report author, clearing officer, chair, member."""
