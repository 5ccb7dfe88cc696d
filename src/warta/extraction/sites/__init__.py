"""Site adapters: what a site program keeps beside its page, which addresses give it, and how it joins the article."""
