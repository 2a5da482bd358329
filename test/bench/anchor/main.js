// Puts the anchor into its page.
import { mount } from 'svelte';
import Anchor from './Anchor.svelte';

mount(Anchor, { target: document.getElementById('app') });
